import type { Eraser } from '../../../platform/archive/erase.js'

/** Who chose, replied or handed out slips is not named any more once they are erased; what they did stays. */
export const erasesStart: Eraser = async (tx, { organisation }, person) => {
  const org = organisation.id
  const gone = { person_id: null }
  await tx
    .updateTable('conversation_choice')
    .set(gone)
    .where('org_id', '=', org)
    .where('person_id', '=', person)
    .execute()
  await tx
    .updateTable('conversation_slip_run')
    .set({ made_by: null })
    .where('org_id', '=', org)
    .where('made_by', '=', person)
    .execute()
  await tx
    .updateTable('conversation_reply')
    .set({ written_by: null })
    .where('org_id', '=', org)
    .where('written_by', '=', person)
    .execute()
  await tx
    .updateTable('conversation')
    .set({ replier_id: null })
    .where('org_id', '=', org)
    .where('replier_id', '=', person)
    .execute()
}
