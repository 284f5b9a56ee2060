/**
 * Tables a backup leaves out on purpose, each with its reason. Every other table with an organisation in it is
 * taken, also one that was made after this was written.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  session: 'who is signed in on which browser: after a restore everybody signs in again',
  setup_link: 'a one-time link that lets somebody in: it must not lie about in a file',
}
