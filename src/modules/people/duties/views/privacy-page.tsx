import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Inset } from '../../../../ui/parts.js'
import { PLACES } from '../../../../ui/places.js'
import type { Block } from '../notice.js'
import type { Published } from '../queries.js'
import { writtenDay } from './day-words.js'
import { WhoSeesWhat } from './who-sees-what.js'

type Notices = readonly { readonly version: number; readonly on: Published['on'] }[]
type Props = {
  readonly notice: Published | undefined
  /** every notice there was, the newest first */
  readonly all: Notices
  readonly easy: boolean
}

/** What happens to what people say: the dated notice, in full or in Easy Read words, and every older one. */
export function PrivacyPage({ notice, all, easy }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const title = say(easy ? 'privacy.easy.title' : 'privacy.title')
  if (!notice)
    return (
      <Page title={title} lead={say('privacy.lead')}>
        <p>{say('privacy.none')}</p>
        <WhoSeesWhat />
      </Page>
    )
  const { version, on, words } = notice
  const isOld = version !== all[0]?.version
  const here = isOld ? `${PLACES.privacy}/${version}` : PLACES.privacy
  const day = writtenDay(language, on)
  return (
    <Page title={title} lead={easy ? undefined : say('privacy.lead')}>
      {isOld ? (
        <Inset>
          {say('privacy.old', { day })} <a href={PLACES.privacy}>{say('privacy.now')}</a>
        </Inset>
      ) : (
        <p class="tl-soft">{say('privacy.dated', { day, version })}</p>
      )}
      <p>
        {easy ? (
          <a href={here}>{say('privacy.full')}</a>
        ) : (
          <a href={`${here}?words=easy`}>{say('privacy.easy')}</a>
        )}
      </p>
      {easy ? <Easy blocks={words[language].easy} /> : <Blocks blocks={words[language].full} />}
      {!easy && <WhoSeesWhat />}
      <Older all={all} but={version} />
    </Page>
  )
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) =>
        block.kind === 'list' ? (
          <ul>
            {block.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        ) : block.kind === 'heading' ? (
          <h2>{block.text}</h2>
        ) : (
          block.text.split(/\n{1,}/).map((line) => <p>{line}</p>)
        ),
      )}
    </>
  )
}

/** One thought a line, with much room: words right, and a place at the left for pictures that people choose. */
function Easy({ blocks }: { readonly blocks: readonly Block[] }) {
  return <ul class="tl-easy">{blocks.map((block) => 'text' in block && <li>{block.text}</li>)}</ul>
}

function Older({ all, but }: { readonly all: Notices; readonly but: number }) {
  const say = useSay()
  const { language } = useFrame()
  const older = all.slice(1).filter(({ version }) => version !== but)
  if (!older.length) return null
  return (
    <>
      <h2>{say('privacy.older')}</h2>
      <ul>
        {older.map(({ version, on }) => (
          <li>
            <a href={`${PLACES.privacy}/${version}`}>
              {say('privacy.number', { version, day: writtenDay(language, on) })}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
