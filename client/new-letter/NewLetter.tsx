import { createLetter, useProfiles } from "../api/letters.ts"
import { useSession } from "../api/session.ts"
import { useForm, type Form } from "../app/form.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { Page } from "../app/Page.tsx"
import { RefusalBanner } from "../app/RefusalBanner.tsx"
import { Button, buttonClass } from "../design/Button.tsx"
import { RadioCards } from "../design/RadioCards.tsx"
import { Sheet } from "../design/Sheet.tsx"
import { SideName } from "../design/SideName.tsx"
import { Loading, SkeletonText } from "../design/Skeleton.tsx"
import { Select, TextArea, TextField } from "../design/TextField.tsx"
import type { Profile } from "../../shared/court/profile.ts"
import { type KeptForms, OUTSIDE } from "../keep/forms.ts"
import { sendKept, useForms, useKeptIn } from "../keep/keptform.ts"
import { Demands } from "./Demands.tsx"
import { byCourt, profileName } from "./demands.ts"
import { BLANK, draftFaults, draftWords, letterOf, refusedFields, type LetterDraft } from "./draft.ts"
import styles from "./NewLetter.module.css"

/** Begins a letter: the court's demands, the sides, the case. */
export function NewLetter() {
  const { data: profiles, error } = useProfiles()
  const { person } = useSession()
  return (
    <Page title="New letter" text="The court’s demands, the two sides and the case. Issues and the other side’s counsel come next.">
      {!profiles && <RefusalBanner refusal={error?.refusal} />}
      {profiles && person ? <KeptLetterForm profiles={profiles} userId={person.id} /> : !error && <FormSkeleton />}
    </Page>
  )
}

/** The profile a new letter begins with: the first, which is the default. */
function begun(profiles: readonly Profile[]): LetterDraft {
  return profiles[0] ? { ...BLANK, ...ofProfile(profiles[0]) } : BLANK
}

const ofProfile = ({ id, court, judge }: Profile) => ({ profile: id, court, judge: judge ?? "" })

function KeptLetterForm({ profiles, userId }: { readonly profiles: readonly Profile[]; readonly userId: string }) {
  const forms = useForms(userId, OUTSIDE)
  return forms ? <LetterForm profiles={profiles} forms={forms} /> : <FormSkeleton />
}

function LetterForm({ profiles, forms }: { readonly profiles: readonly Profile[]; readonly forms: KeptForms }) {
  const kept = useKeptIn<LetterDraft>(forms, { place: "letter", start: () => begun(profiles), wordsOf: draftWords, keepsChoices: true })
  const form = useForm<LetterDraft>({
    initial: kept.value,
    onChange: kept.set,
    check: draftFaults,
    place: refusedFields,
    async send(draft) {
      const answer = await sendKept(kept, (naming) => createLetter(letterOf(draft), naming))
      if (!answer.ok) return answer.refusal
      navigate(`/letters/${answer.value.id}`, { replace: true })
      return null
    },
  })
  const profile = profiles.find(({ id }) => id === form.values.profile)
  return (
    <form noValidate onSubmit={form.onSubmit} className={styles.form}>
      <Part title="Court">
        <Select
          label="Whose demands does the letter follow?"
          hint="They are copied into the letter when it begins and do not change under it."
          {...form.field("profile")}
          onChange={({ target }) => {
            const chosen = profiles.find(({ id }) => id === target.value)
            if (chosen) form.set(ofProfile(chosen))
          }}
        >
          {byCourt(profiles).map(([court, group]) => (
            <optgroup key={court} label={court}>
              {group.map((each) => (
                <option key={each.id} value={each.id}>
                  {profileName(each)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        {profile && <Demands profile={profile} />}
      </Part>
      <Sides form={form} />
      <Case form={form} profile={profile} />
      <RefusalBanner refusal={form.refusal} />
      <div className={styles.actions}>
        <Link to="/" className={buttonClass({ variant: "quiet" })} onClick={kept.drop}>
          Cancel
        </Link>
        <Button type="submit" variant="primary" busy={form.busy && "Beginning the letter…"}>
          Begin the letter
        </Button>
      </div>
    </form>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Sheet as="section" className={styles.part}>
      <h2>{title}</h2>
      {children}
    </Sheet>
  )
}

function Sides({ form }: { readonly form: Form<LetterDraft> }) {
  const { mySide } = form.values
  return (
    <Part title="Sides">
      <RadioCards
        legend="Which side are you on?"
        columns={2}
        value={mySide === "requesting" || mySide === "responding" ? mySide : null}
        error={form.faults.mySide}
        onChange={(side) => form.set({ mySide: side })}
        choices={[
          { value: "requesting", label: <SideName side="requesting" party="Requesting" />, text: "Your side asks for the court’s help." },
          { value: "responding", label: <SideName side="responding" party="Responding" />, text: "The other side asked for it." },
        ]}
      />
      <div className={styles.pair}>
        <TextField label="Requesting party" hint="As the letter is to call it, such as “Plaintiff Smith”." {...form.field("requesting")} />
        <TextField label="Responding party" hint="Such as “Defendant Jones & Co.”" {...form.field("responding")} />
      </div>
    </Part>
  )
}

function Case({ form, profile }: { readonly form: Form<LetterDraft>; readonly profile: Profile | undefined }) {
  return (
    <Part title="Case">
      <TextField label="Caption" placeholder="Smith v. Jones" {...form.field("caption")} />
      <div className={styles.pair}>
        <TextField label="Case number" placeholder="2:13-cv-01234-KJN" spellCheck={false} {...form.field("caseNumber")} />
        <TextField label="Judge" {...form.field("judge")} />
      </div>
      <TextField label="Court" {...form.field("court")} />
      <TextArea
        label="Dates the court should see"
        optional={!profile?.scheduleNeeded}
        hint={`One a line, with a colon: “Fact discovery closes: September 30, 2013”.${profile?.scheduleNeeded ? " This court wants the schedule in the letter." : ""}`}
        {...form.field("dates")}
      />
    </Part>
  )
}

function FormSkeleton() {
  return (
    <div className={styles.form}>
      <Loading what="the courts’ demands" />
      <Sheet className={styles.part}>
        <SkeletonText lines={9} />
      </Sheet>
      <Sheet className={styles.part}>
        <SkeletonText lines={5} />
      </Sheet>
    </div>
  )
}
