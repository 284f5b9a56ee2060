import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files of a small export by name; a test changes the one it is about. `undefined` leaves a file out. */
export type Files = Readonly<Record<string, string | Buffer | undefined>>

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const IDEAS = ['Ask us first.', 'Meet in the evening.', 'Say what came of it.']
const VOTES = PEOPLE.flatMap((person, i) =>
  IDEAS.map((_, j) => `${1000 + 10 * i + j},then,${j},${person},${i === 5 && j === 1 ? -1 : 1}`),
)

/** A Polis export of six people and three ideas. */
export const POLIS: Files = {
  'summary.csv': 'topic,What should change?\nconversation-description,\n',
  'comments.csv': `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${IDEAS.map(
    (text, j) => `${j},then,${j},p1,0,0,1,${text}\n`,
  ).join('')}`,
  'votes.csv': `timestamp,datetime,comment-id,voter-id,vote\n${VOTES.join('\n')}\n`,
  'participants-votes.csv': `participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n${PEOPLE.map(
    (person, i) => `${person},0,0,3,3,0,1,${i === 5 ? -1 : 1},1\n`,
  ).join('')}`,
}

const ABOUT = '"Name","A small one"\n"Title","A small one"\n"Date","then"\n'

/** A Remesh export of five people and two thoughts. */
export const REMESH: Files = {
  'a_binary.csv': `${ABOUT}"Question ID","Participant ID","Thought ID","Vote","Timestamp"\n${[1, 2, 3, 4, 5]
    .map((i) => `"q","u${i}","t1","Agree","then"\n"q","u${i}","t2","Disagree","then"\n`)
    .join('')}`,
  'a_verbatim_map.csv': `${ABOUT}"Question ID","Question Text","Participant ID","Thought ID","Thought Text"\n"q","?","u1","t1","Yes"\n"q","?","u2","t2","No"\n`,
  'a_participants.csv': `${ABOUT}"Participant Id","What is your role?","Where do you live?"\n${[1, 2, 3, 4, 5]
    .map((i) => `"u${i}","${i < 4 ? 'Carer' : '--'}","Town"\n`)
    .join('')}`,
}

/** Writes the files into a new folder under the machine's folder for such things. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'))
  for (const [name, content] of Object.entries(files))
    if (content !== undefined) writeFileSync(join(folder, name), content)
  return folder
}
