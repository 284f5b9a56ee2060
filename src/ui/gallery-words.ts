import type { Language } from './say.js'

/** Made-up sentences for the page that shows every part; no page of the product says them. */
export const GALLERY: Record<Language, GalleryWords> = {
  en: {
    title: 'Every part, in every state',
    lead: 'Builders look here before they draw something new. Nothing on this page is real.',
    usual: 'usual',
    hint: 'For example, we could meet at the library instead.',
    label: 'What would make meetings easier for you?',
    error: 'Write what would make meetings easier',
    long: 'A very long name, as some people and places have: the Partnership Board for Everyone in the Upper Valley who Draws on Care and Support at Home, with Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    typed: 'I would come if it was in the evening.',
    choice: ['At the library', 'At home, by phone', 'Somewhere else'],
    perspectives: [
      'people who draw on care and support',
      'carers',
      'peer support workers',
      'front-line workers',
      'managers',
      'senior leaders',
      'commissioners',
      'providers',
    ],
    states: { plain: 'to do', waiting: 'waits for Joe', done: 'done on 3 March by Amina' },
    action: 'Put your idea',
    empty: 'Ideas will stand here',
    emptyMore:
      'An idea is one sentence that people can agree or disagree with. Like this: “Letters should say who to call.”',
    sections: {
      fields: 'Boxes',
      choices: 'Choices',
      buttons: 'Buttons',
      messages: 'Messages',
      lists: 'Lists',
      marks: 'The line and the marks',
      ways: 'Ways through',
      empty: 'Nothing here yet',
    },
  },
  cy: {
    title: 'Pob darn, ym mhob cyflwr',
    lead: 'Bydd pobl sy’n adeiladu yn edrych yma cyn llunio rhywbeth newydd. Does dim byd go iawn ar y dudalen hon.',
    usual: 'arferol',
    hint: 'Er enghraifft, gallem gwrdd yn y llyfrgell yn lle hynny.',
    label: 'Beth fyddai’n gwneud cyfarfodydd yn haws i chi?',
    error: 'Ysgrifennwch beth fyddai’n gwneud cyfarfodydd yn haws',
    long: 'Enw hir iawn, fel sydd gan rai pobl a lleoedd: Bwrdd Partneriaeth i Bawb yn y Cwm Uchaf sy’n Defnyddio Gofal a Chymorth Gartref, gyda Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    typed: 'Byddwn i’n dod pe bai gyda’r nos, ŵyr neb.',
    choice: ['Yn y llyfrgell', 'Gartref, dros y ffôn', 'Rhywle arall'],
    perspectives: [
      'pobl sy’n defnyddio gofal a chymorth',
      'gofalwyr',
      'gweithwyr cymorth cymheiriaid',
      'gweithwyr rheng flaen',
      'rheolwyr',
      'uwch arweinwyr',
      'comisiynwyr',
      'darparwyr',
    ],
    states: { plain: 'i’w wneud', waiting: 'yn aros am Joe', done: 'gwnaed ar 3 Mawrth gan Amina' },
    action: 'Rhoi eich syniad',
    empty: 'Bydd syniadau yn sefyll yma',
    emptyMore:
      'Un frawddeg y gall pobl gytuno neu anghytuno â hi yw syniad. Fel hyn: “Dylai llythyrau ddweud pwy i’w ffonio.”',
    sections: {
      fields: 'Blychau',
      choices: 'Dewisiadau',
      buttons: 'Botymau',
      messages: 'Negeseuon',
      lists: 'Rhestrau',
      marks: 'Y llinell a’r marciau',
      ways: 'Ffyrdd drwodd',
      empty: 'Dim byd yma eto',
    },
  },
}

type GalleryWords = {
  readonly title: string
  readonly lead: string
  readonly usual: string
  readonly hint: string
  readonly label: string
  readonly error: string
  readonly long: string
  readonly typed: string
  readonly choice: readonly [string, string, string]
  readonly perspectives: readonly string[]
  readonly states: { readonly plain: string; readonly waiting: string; readonly done: string }
  readonly action: string
  readonly empty: string
  readonly emptyMore: string
  readonly sections: Readonly<
    Record<'fields' | 'choices' | 'buttons' | 'messages' | 'lists' | 'marks' | 'ways' | 'empty', string>
  >
}
