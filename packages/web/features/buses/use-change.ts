import { getBusesToday, getBusRegister } from '@junheng/contract/buses.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** A change of the register, and what it makes stale. */
export function useChange<Body>(change: (body: Body) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [getBusRegister.path] })
      void client.invalidateQueries({ queryKey: [getBusesToday.path] })
    },
  })
}
