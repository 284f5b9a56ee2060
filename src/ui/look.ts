/**
 * The look, once: paper, ink, one strong green. Colours as CSS custom properties, so that light, dark and print
 * differ here and nowhere else; the style sheet of the site (scripts/styles.mjs) and the page that stands alone
 * both begin with it. No double quotes, ampersands or angle brackets to the left in this text: it is printed
 * inside a style element and must survive escaping.
 */
export const LOOK = `
:root{color-scheme:light dark;--paper:#FBF8F3;--card:#FFFFFF;--ink:#1C1B22;--soft:#5A5763;--line:#8A8594;--hair:#DDD7CC;--action:#0A5F5B;--deep:#074643;--on-action:#FFFFFF;--link:#0B4F8A;--wrong:#B3261E;--wrong-deep:#7D1A15;--well:#1F6B3A;--focus:#FFDD00;--on-focus:#1C1B22;--wash:#E4F0EC}
@media (prefers-color-scheme:dark){:root{--paper:#16171B;--card:#202227;--ink:#F3EFE8;--soft:#B9B4C0;--line:#7F7A88;--hair:#3A3C44;--action:#6FD3C4;--deep:#9BE5DA;--on-action:#16171B;--link:#8CC3F5;--wrong:#FFB4A9;--wrong-deep:#FFD3CC;--well:#8FD6A6;--wash:#1D2F2E}}
*,*::before,*::after{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font-family:'Atkinson Hyperlegible Next',system-ui,sans-serif;font-size:1.125rem;line-height:1.5;overflow-wrap:break-word}
@media (min-width:40rem){body{font-size:1.1875rem}}
h1,h2,h3{line-height:1.2;margin:0;text-wrap:balance}
p,ul,ol,dl{margin:0 0 1rem;max-width:66ch}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid transparent;background:var(--focus);color:var(--on-focus);box-shadow:0 -2px var(--focus),0 4px var(--on-focus);text-decoration:none}
table{border-collapse:collapse;width:100%}
caption{text-align:start;font-weight:700;padding-bottom:.5rem}
th,td{text-align:start;vertical-align:top;padding:.625rem 0;padding-inline-end:.75rem;border-bottom:1px solid var(--hair)}
thead th{border-bottom:2px solid var(--line)}
@media print{:root{--paper:#FFFFFF;--card:#FFFFFF;--ink:#000000;--soft:#000000;--line:#000000;--hair:#888888;--action:#000000;--deep:#000000;--on-action:#FFFFFF;--link:#000000;--wrong:#000000;--wrong-deep:#000000;--well:#000000;--wash:#FFFFFF;color-scheme:light}a{text-decoration:none}}
`

/**
 * One shape, colour and order for each perspective or group: shape first, colour second, always with an ink
 * outline and its label. Okabe-Ito colours, told apart by people who are colour-blind.
 */
export const MARKS = [
  { shape: 'circle', colour: '#0072B2' },
  { shape: 'square', colour: '#D55E00' },
  { shape: 'triangle', colour: '#009E73' },
  { shape: 'diamond', colour: '#CC79A7' },
  { shape: 'hexagon', colour: '#E69F00' },
  { shape: 'star', colour: '#56B4E9' },
  { shape: 'plus', colour: '#F0E442' },
  { shape: 'ring', colour: '#6B6B6B' },
] as const
