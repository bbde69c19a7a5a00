import 'antd/dist/antd.css'
import './style.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client } from './client.ts'
import { LanguageProvider } from './language.tsx'
import { router } from './router.tsx'
import { Theme } from './Theme.tsx'

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <LanguageProvider>
      <Theme>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Theme>
    </LanguageProvider>
  </StrictMode>,
)
