/**
 * Loaded before anything that loads zod: tells it not to compile schemas with `new Function`,
 * which a content security policy without 'unsafe-eval' reports as a violation even when zod catches it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
