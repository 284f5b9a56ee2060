/** The language something is translated to: of the two that everybody here can choose, the other one. */
export const otherOf = (language: string): 'en' | 'cy' => (language === 'cy' ? 'en' : 'cy')
