import { readFileSync } from 'node:fs'
import type { Assets, Frame } from '../ui/frame.js'

/** The built style sheet, where the pages of a test find it. */
export const ASSETS: Assets = JSON.parse(readFileSync('dist/assets/manifest.json', 'utf8'))

/** The frame of somebody signed in at a made-up place; a test changes what it is about. */
export function frame(change: Partial<Frame> = {}): Frame {
  return {
    language: 'en',
    organisation: { name: 'Riverside Care and Support' },
    address: '/ui',
    assets: ASSETS,
    rooms: [
      { name: 'room.home', href: '/', current: false },
      { name: 'room.people', href: '/people', current: true },
      { name: 'room.mine', href: '/people/mine', current: false },
    ],
    person: { name: 'Amina Begum' },
    notices: [],
    help: {
      local: [
        { label: 'Riverside duty team, day', phone: '01632 960 111' },
        { label: 'Riverside duty team, night', phone: '01632 960 222' },
        { label: 'Advocacy Together', phone: '01632 960 333' },
      ],
    },
    csrf: 'a-token-for-forms',
    ...change,
  }
}
