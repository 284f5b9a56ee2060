import type { StaticDecode, TObject, TSchema } from '@sinclair/typebox'
import { TransformDecodeError, Value } from '@sinclair/typebox/value'
import type { Errors } from '../../ui/frame.js'
import type { Form } from './form.js'

export type Filled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Errors }

/** Thrown by a field that cannot read what was typed, with the sentence the person will see. */
export class NotThis extends Error {}

/**
 * Form text in, typed value out; or one sentence for each field that needs attention. The only door by which text
 * from outside becomes something we trust. Fields are made with `fieldsIn`.
 */
export function fill<T extends TObject>(schema: T, form: Form): Filled<StaticDecode<T>> {
  const value: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const [name, field] of Object.entries(schema.properties)) {
    try {
      value[name] = Value.Decode(field, form[name])
    } catch (error) {
      errors[name] = sentenceOf(error, field)
    }
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: value as StaticDecode<T> }
}

function sentenceOf(error: unknown, field: TSchema): string {
  if (error instanceof TransformDecodeError && error.error instanceof NotThis) return error.error.message
  // A plain TypeBox schema says what to do in `ask`: Type.String({ ask: 'Write your name' }).
  if (typeof field.ask === 'string') return field.ask
  throw error
}
