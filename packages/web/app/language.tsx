import { createContext, use, useSyncExternalStore, type ReactNode } from 'react'
import { en } from './words/en.ts'
import { zh, type Catalogue } from './words/zh.ts'

export type Language = 'zh' | 'en'

/** The words of the language in use. */
export const useWords = (): Catalogue => catalogues[use(Spoken)]
export const useLanguage = (): Language => use(Spoken)

/** Chinese unless the reader chose otherwise on this machine. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  return <Spoken value={useSyncExternalStore(subscribe, chosen)}>{children}</Spoken>
}

export function speak(language: Language): void {
  localStorage.setItem(key, language)
  for (const listener of listeners) listener()
}

const key = 'junheng.language'
const catalogues: Readonly<Record<Language, Catalogue>> = { zh, en }
const listeners = new Set<() => void>()
const Spoken = createContext<Language>('zh')

const chosen = (): Language => (localStorage.getItem(key) === 'en' ? 'en' : 'zh')

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
