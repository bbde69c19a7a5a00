import 'antd/dist/antd.css'
import './style.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from './language.tsx'
import { router } from './router.tsx'
import { Theme } from './Theme.tsx'

/** Only a broken connection is tried again; what the server refused, or said wrongly, stays so. */
const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => error instanceof TypeError && failures < 2 },
  },
})

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
