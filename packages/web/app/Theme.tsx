import { ConfigProvider } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { useLanguage, useWords } from './language.tsx'

/** antd in the reader's language, with its styles from a file; only its colours are set while the app runs. */
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
      csp={{ nonce }}
    >
      {children}
    </ConfigProvider>
  )
}

/** antd sets its colours by a few style elements; the server lets in those that bear the number it gave this page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** The colours of style.css, which antd computes its own from. */
const theme = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'junheng' },
  token: { colorPrimary: '#174ea6', colorLink: '#174ea6', colorText: '#1c2430', colorTextPlaceholder: '#676e79' },
}
