import { useWords } from '../../app/language.tsx'
import { useSession } from '../../app/session.tsx'
import { Chain } from './Chain.tsx'

/** The anchor of the day on one sheet, to be printed, signed and kept in a safe. */
export function AnchorSheet() {
  const words = useWords()
  const { county, today } = useSession()
  return (
    <>
      <h2>{words.audit.anchorTitle(county.name)}</h2>
      <p>{words.audit.anchorOn(today)}</p>
      <Chain />
      <p>{words.audit.anchorMeans}</p>
      <ul className="signs">
        {words.audit.anchorSigns.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
    </>
  )
}
