import { restore } from '../platform/archive/restore.js'

// A program to be killed in the middle of a restore: says on standard output that rows are going in.
const [ownerUrl = '', file = '', secret = ''] = process.argv.slice(2)
await restore({
  ownerUrl,
  file,
  secret: Buffer.from(secret, 'hex'),
  replace: true,
  erased: [],
  erasers: [],
  listeners: {},
  clock: () => new Date(),
  progress: (text) => console.log(text),
})
console.log('done')
