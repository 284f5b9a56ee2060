import { peopleKeys as english } from '../en/people-keys.js'
export const peopleKeys: Record<keyof typeof english, string> = english
