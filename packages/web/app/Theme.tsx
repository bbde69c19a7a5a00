import { ConfigProvider } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useLanguage, useWords } from './language.tsx'

/** antd in the reader's language, with its styles from a file: none are injected while the app runs. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  const words = useWords()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const said = { okText: words.confirm, cancelText: words.cancel, justOkText: words.confirm }
  return (
    <ConfigProvider
      locale={{ locale: language === 'zh' ? 'zh-cn' : 'en-gb', Modal: said, Empty: { description: words.nothing } }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      theme={theme}
    >
      {children}
    </ConfigProvider>
  )
}

/** The colours of style.css, which antd computes its own from. */
const theme = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'junheng' },
  token: { colorPrimary: '#174ea6', colorLink: '#174ea6', colorText: '#1c2430', colorTextPlaceholder: '#676e79' },
}
