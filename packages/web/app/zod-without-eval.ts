/**
 * Loaded before zod: tells it, through the settings it keeps on the global object, not to compile schemas with `new Function`,
 * which a content security policy without 'unsafe-eval' reports as a violation even though zod catches it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
