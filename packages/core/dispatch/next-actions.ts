/** Somebody has to act next on something. */
export interface NextAction {
  readonly office: string
}

/** Who acts for an office. */
export interface Contact {
  readonly office: string
  readonly person: string
  readonly delegate: string | null
}

/** What waits for one person, or for an office without one. */
export interface Waiting {
  readonly office: string
  readonly person: string | null
  readonly delegate: string | null
  readonly count: number
  /** Of all that waits. */
  readonly share: number
  /** More than 15 % waits for this one person. */
  readonly isBottleneck: boolean
}

/** Above this share a person is a bottleneck (P25). */
export const bottleneckShare = 0.15

/** Open next actions by whoever they wait for, the one with most first. A person who acts for several offices is one person. */
export function waitingByPerson(actions: readonly NextAction[], contacts: readonly Contact[]): readonly Waiting[] {
  const contactOf = new Map(contacts.map((contact) => [contact.office, contact]))
  const groups = new Map<string, NextAction[]>()
  for (const action of actions) {
    const key = keyOf(contactOf.get(action.office), action.office)
    groups.set(key, [...(groups.get(key) ?? []), action])
  }
  const waiting = [...groups.values()].map((group) => {
    const office = [...new Set(group.map((each) => each.office))].toSorted().join('、')
    const { person = null, delegate = null } = contactOf.get(group[0]!.office) ?? {}
    const share = group.length / actions.length
    return { office, person, delegate, count: group.length, share, isBottleneck: person !== null && share > bottleneckShare }
  })
  return waiting.toSorted((a, b) => b.count - a.count || (a.office < b.office ? -1 : 1))
}

const keyOf = (contact: Contact | undefined, office: string) => (contact === undefined ? `office ${office}` : `person ${contact.person}`)
