import { classes } from "../design/classes.ts"
import { useDesk } from "./desk.ts"
import { gathered, usePresence, type Present } from "../opponent/presence.ts"
import { initials } from "./words.ts"
import styles from "./People.module.css"

/** People shown before the rest becomes a number. */
const SHOWN = 4

/** Who has the letter open now: initials in the side's colour and shape, names on hover and for a screen reader. */
export function People() {
  const { letter, me, joint } = useDesk()
  const others = usePresence(joint.awareness)
  // The server stamps what it passes on, and passes nothing back to whom it is from.
  const people = gathered([{ name: me.name, side: me.side, writing: null, isMe: true }, ...others])
  const nameOf = ({ name, side, isMe }: Present) => `${name}${isMe ? " (you)" : ""}, ${letter.sides[side].party}`
  return (
    <ul className={styles.people} aria-label="Here now">
      {people.slice(0, SHOWN).map((person) => (
        <li key={nameOf(person)} className={classes(styles.person)} data-side={person.side} title={nameOf(person)}>
          <span aria-hidden>{initials(person.name)}</span>
          <span className="visually-hidden">{nameOf(person)}</span>
        </li>
      ))}
      {people.length > SHOWN && (
        <li className={styles.person} title={people.slice(SHOWN).map(nameOf).join("\n")}>
          +{people.length - SHOWN}
        </li>
      )}
    </ul>
  )
}
