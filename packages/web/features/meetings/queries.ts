import { getFollowUps, getPack } from '@junheng/contract/meeting-papers.ts'
import { closeMeeting, decide, getMeeting, getMoves, listMeetings, openMeeting } from '@junheng/contract/meetings.ts'
import type { Route } from '@junheng/contract/route.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, query } from '../../app/api.ts'

type BodyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer Body, infer _Reply> ? Body : never
type ReplyOf<Asked> = Asked extends Route<infer _Params, infer _Query, infer _Body, infer Reply> ? Reply : never

export type MeetingReply = ReplyOf<typeof getMeeting>
export type MovesReply = ReplyOf<typeof getMoves>
export type NewMeeting = BodyOf<typeof openMeeting>
export type NewDecision = BodyOf<typeof decide>

export const meetingsQuery = query(listMeetings)
export const packQuery = query(getPack)
export const followUpsQuery = query(getFollowUps)
export const meetingQuery = (id: string) => query(getMeeting, { params: { id } })
export const movesQuery = (id: string, until: string | undefined) => query(getMoves, { params: { id }, query: { until } })

export const useOpenMeeting = () => useSettling((body: NewMeeting) => call(openMeeting, { body }))
export const useDecide = (id: string) => useSettling((body: NewDecision) => call(decide, { params: { id }, body }))
export const useCloseMeeting = (id: string) => useSettling(() => call(closeMeeting, { params: { id } }))

/** A deed after which whatever is shown is asked for again. */
function useSettling<Said, Reply>(deed: (said: Said) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries() })
}
