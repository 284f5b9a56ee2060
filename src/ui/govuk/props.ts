// Made by scripts/govuk-props.mjs from GOV.UK Frontend's macro-options.json; do not edit.
import type { ComponentChildren } from 'preact'

export type Attributes = Readonly<
  Record<
    string,
    | string
    | number
    | boolean
    | null
    | { readonly value: string | number | boolean; readonly optional?: boolean }
  >
>
/** A list may hold nothing in a place, so that `condition && item` can stand in it. */
export type Nothing = false | null | undefined | ''

/** GOV.UK Frontend: back-link. */
export type GovukBackLink = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly href: string
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: breadcrumbs. */
export type GovukBreadcrumbs = {
  readonly items: readonly (
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly href?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | Nothing
  )[]
  readonly classes?: string | undefined
  readonly collapseOnMobile?: boolean | undefined
  readonly attributes?: Attributes | undefined
  readonly labelText?: string | undefined
}

/** GOV.UK Frontend: button. */
export type GovukButton = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly type?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly href?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly preventDoubleClick?: boolean | undefined
  readonly isStartButton?: boolean | undefined
  readonly id?: string | undefined
}

/** GOV.UK Frontend: character-count. */
export type GovukCharacterCount = {
  readonly id?: string | undefined
  readonly name: string
  readonly rows?: string | number | undefined
  readonly value?: string | undefined
  readonly maxlength?: string | number | undefined
  readonly maxwords?: string | number | undefined
  readonly threshold?: string | number | undefined
  readonly countType?: string | undefined
  readonly label: GovukLabel
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly spellcheck?: boolean | undefined
  readonly countMessage?: { readonly classes?: string | undefined } | undefined
  readonly textareaDescriptionText?: string | undefined
  readonly charactersUnderLimitText?: Readonly<Record<string, string>> | undefined
  readonly charactersAtLimitText?: string | undefined
  readonly charactersOverLimitText?: Readonly<Record<string, string>> | undefined
  readonly wordsUnderLimitText?: Readonly<Record<string, string>> | undefined
  readonly wordsAtLimitText?: string | undefined
  readonly wordsOverLimitText?: Readonly<Record<string, string>> | undefined
}

/** GOV.UK Frontend: checkboxes. */
export type GovukCheckboxes = {
  readonly describedBy?: string | undefined
  readonly fieldset?: GovukFieldset | undefined
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly idPrefix?: string | undefined
  readonly name: string
  readonly items: readonly (
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly id?: string | undefined
        readonly name?: string | undefined
        readonly value?: string | undefined
        readonly label?: GovukLabel | undefined
        readonly hint?: GovukHint | undefined
        readonly divider?: string | undefined
        readonly checked?: boolean | undefined
        readonly conditional?: { readonly html?: ComponentChildren | undefined } | undefined
        readonly behaviour?: string | undefined
        readonly disabled?: boolean | undefined
        readonly attributes?: Attributes | undefined
      }
    | Nothing
  )[]
  readonly values?: readonly (string | Nothing)[] | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: date-input. */
export type GovukDateInput = {
  readonly id: string
  readonly namePrefix?: string | undefined
  readonly items?:
    | readonly (
        | {
            readonly id?: string | undefined
            readonly name: string
            readonly label?: string | undefined
            readonly value?: string | undefined
            readonly error?: boolean | undefined
            readonly autocomplete?: string | undefined
            readonly pattern?: string | undefined
            readonly classes?: string | undefined
            readonly attributes?: Attributes | undefined
            readonly inputmode?: string | undefined
          }
        | Nothing
      )[]
    | undefined
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly fieldset?: GovukFieldset | undefined
  readonly day?: Partial<Exclude<NonNullable<GovukDateInput['items']>[number], Nothing>> | false | undefined
  readonly month?: Partial<Exclude<NonNullable<GovukDateInput['items']>[number], Nothing>> | false | undefined
  readonly year?: Partial<Exclude<NonNullable<GovukDateInput['items']>[number], Nothing>> | false | undefined
  readonly values?: Readonly<Record<string, string>> | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: details. */
export type GovukDetails = {
  readonly summaryText?: string | undefined
  readonly summaryHtml?: ComponentChildren | undefined
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly id?: string | undefined
  readonly open?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: error-message. */
export type GovukErrorMessage = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly visuallyHiddenText?: string | undefined
}

/** GOV.UK Frontend: error-summary. */
export type GovukErrorSummary = {
  readonly titleText?: string | undefined
  readonly titleHtml?: ComponentChildren | undefined
  readonly descriptionText?: string | undefined
  readonly descriptionHtml?: ComponentChildren | undefined
  readonly errorList?:
    | readonly (
        | {
            readonly href?: string | undefined
            readonly text?: string | undefined
            readonly html?: ComponentChildren | undefined
            readonly attributes?: Attributes | undefined
          }
        | Nothing
      )[]
    | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: fieldset. */
export type GovukFieldset = {
  readonly describedBy?: string | undefined
  readonly legend?:
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly classes?: string | undefined
        readonly isPageHeading?: boolean | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly role?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly html?: ComponentChildren | undefined
}

/** GOV.UK Frontend: file-upload. */
export type GovukFileUpload = {
  readonly name: string
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  readonly multiple?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly label: GovukLabel
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly javascript?: boolean | undefined
  readonly chooseFilesButtonText?: string | undefined
  readonly dropInstructionText?: string | undefined
  readonly multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
  readonly noFileChosenText?: string | undefined
  readonly enteredDropZoneText?: string | undefined
  readonly leftDropZoneText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly wrapperClasses?: string | undefined
  readonly wrapperAttributes?: Attributes | undefined
}

/** GOV.UK Frontend: hint. */
export type GovukHint = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: input. */
export type GovukInput = {
  readonly id?: string | undefined
  readonly name: string
  readonly type?: string | undefined
  readonly inputmode?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly label: GovukLabel
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly prefix?:
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly suffix?:
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly autocomplete?: string | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocapitalize?: 'off' | 'none' | 'on' | 'sentences' | 'words' | 'characters' | undefined
  readonly inputWrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: inset-text. */
export type GovukInsetText = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: label. */
export type GovukLabel = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly for?: string | undefined
  readonly isPageHeading?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: language-navigation. */
export type GovukLanguageNavigation = {
  readonly items: readonly (
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly lang: string
        readonly hrefLang?: string | undefined
        readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined
        readonly href?: string | undefined
        readonly current?: boolean | undefined
        readonly languageDescriptionText?: string | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | Nothing
  )[]
  readonly ariaLabel?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: notification-banner. */
export type GovukNotificationBanner = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly titleText?: string | undefined
  readonly titleHtml?: ComponentChildren | undefined
  readonly titleHeadingLevel?: string | undefined
  readonly type?: string | undefined
  readonly role?: 'alert' | 'region' | undefined
  readonly titleId?: string | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: pagination. */
export type GovukPagination = {
  readonly items?:
    | readonly (
        | {
            readonly number?: string | number | undefined
            readonly visuallyHiddenText?: string | undefined
            readonly href?: string | undefined
            readonly current?: boolean | undefined
            readonly ellipsis?: boolean | undefined
            readonly attributes?: Attributes | undefined
          }
        | Nothing
      )[]
    | undefined
  readonly previous?:
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly labelText?: string | undefined
        readonly href: string
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly next?:
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly labelText?: string | undefined
        readonly href: string
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly landmarkLabel?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: panel. */
export type GovukPanel = {
  readonly titleText?: string | undefined
  readonly titleHtml?: ComponentChildren | undefined
  readonly headingLevel?: number | undefined
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly actions?:
    | {
        readonly items?:
          | readonly (
              | {
                  readonly text?: string | undefined
                  readonly type?: string | undefined
                  readonly href?: string | undefined
                  readonly classes?: string | undefined
                  readonly attributes?: Attributes | undefined
                }
              | Nothing
            )[]
          | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | undefined
}

/** GOV.UK Frontend: radios. */
export type GovukRadios = {
  readonly fieldset?: GovukFieldset | undefined
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInputs?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly idPrefix?: string | undefined
  readonly name: string
  readonly items: readonly (
    | {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly id?: string | undefined
        readonly value?: string | undefined
        readonly label?: GovukLabel | undefined
        readonly hint?: GovukHint | undefined
        readonly divider?: string | undefined
        readonly checked?: boolean | undefined
        readonly conditional?: { readonly html?: ComponentChildren | undefined } | undefined
        readonly disabled?: boolean | undefined
        readonly attributes?: Attributes | undefined
      }
    | Nothing
  )[]
  readonly value?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: select. */
export type GovukSelect = {
  readonly id?: string | undefined
  readonly name: string
  readonly items: readonly (
    | {
        readonly value?: string | undefined
        readonly text?: string | undefined
        readonly selected?: boolean | undefined
        readonly disabled?: boolean | undefined
        readonly attributes?: Attributes | undefined
      }
    | Nothing
  )[]
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly label: GovukLabel
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: service-navigation. */
export type GovukServiceNavigation = {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly ariaLabel?: string | undefined
  readonly menuButtonText?: string | undefined
  readonly menuButtonLabel?: string | undefined
  readonly navigationLabel?: string | undefined
  readonly navigationId?: string | undefined
  readonly navigationClasses?: string | undefined
  readonly collapseNavigationOnMobile?: boolean | undefined
  readonly serviceName?: string | undefined
  readonly serviceUrl?: string | undefined
  readonly navigation?:
    | readonly (
        | {
            readonly current?: boolean | undefined
            readonly active?: boolean | undefined
            readonly html?: ComponentChildren | undefined
            readonly text?: string | undefined
            readonly href?: string | undefined
            readonly attributes?: Attributes | undefined
          }
        | Nothing
      )[]
    | undefined
  readonly slots?:
    | {
        readonly start?: ComponentChildren | undefined
        readonly end?:
          | { readonly html?: ComponentChildren | undefined; readonly align?: string | undefined }
          | undefined
        readonly navigationStart?: ComponentChildren | undefined
        readonly navigationEnd?: ComponentChildren | undefined
      }
    | undefined
}

/** GOV.UK Frontend: skip-link. */
export type GovukSkipLink = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly href?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: summary-list. */
export type GovukSummaryList = {
  readonly rows: readonly (
    | {
        readonly classes?: string | undefined
        readonly key: {
          readonly text?: string | undefined
          readonly html?: ComponentChildren | undefined
          readonly classes?: string | undefined
        }
        readonly value: {
          readonly text?: string | undefined
          readonly html?: ComponentChildren | undefined
          readonly classes?: string | undefined
        }
        readonly actions?:
          | {
              readonly items?:
                | readonly (
                    | {
                        readonly href: string
                        readonly text?: string | undefined
                        readonly html?: ComponentChildren | undefined
                        readonly visuallyHiddenText?: string | undefined
                        readonly classes?: string | undefined
                        readonly attributes?: Attributes | undefined
                      }
                    | Nothing
                  )[]
                | undefined
              readonly classes?: string | undefined
            }
          | undefined
      }
    | Nothing
  )[]
  readonly card?:
    | {
        readonly title?:
          | {
              readonly text?: string | undefined
              readonly html?: ComponentChildren | undefined
              readonly headingLevel?: number | undefined
              readonly classes?: string | undefined
            }
          | undefined
        readonly actions?:
          | {
              readonly items?:
                | readonly (
                    | {
                        readonly href: string
                        readonly text?: string | undefined
                        readonly html?: ComponentChildren | undefined
                        readonly visuallyHiddenText?: string | undefined
                        readonly classes?: string | undefined
                        readonly attributes?: Attributes | undefined
                      }
                    | Nothing
                  )[]
                | undefined
              readonly classes?: string | undefined
            }
          | undefined
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: table. */
export type GovukTable = {
  readonly rows: readonly (
    | readonly {
        readonly text?: string | undefined
        readonly html?: ComponentChildren | undefined
        readonly format?: string | undefined
        readonly classes?: string | undefined
        readonly colspan?: number | undefined
        readonly rowspan?: number | undefined
        readonly attributes?: Attributes | undefined
      }[]
    | Nothing
  )[]
  readonly head?:
    | readonly (
        | {
            readonly text?: string | undefined
            readonly html?: ComponentChildren | undefined
            readonly format?: string | undefined
            readonly classes?: string | undefined
            readonly colspan?: number | undefined
            readonly rowspan?: number | undefined
            readonly attributes?: Attributes | undefined
          }
        | Nothing
      )[]
    | undefined
  readonly caption?: string | undefined
  readonly captionClasses?: string | undefined
  readonly firstCellIsHeader?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: tag. */
export type GovukTag = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: task-list. */
export type GovukTaskList = {
  readonly items: readonly (
    | {
        readonly title: {
          readonly text?: string | undefined
          readonly html?: ComponentChildren | undefined
          readonly classes?: string | undefined
        }
        readonly hint?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly status?:
          | {
              readonly tag?: GovukTag | undefined
              readonly text?: string | undefined
              readonly html?: ComponentChildren | undefined
              readonly classes?: string | undefined
            }
          | undefined
        readonly href?: string | undefined
        readonly classes?: string | undefined
      }
    | Nothing
  )[]
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly idPrefix?: string | undefined
}

/** GOV.UK Frontend: textarea. */
export type GovukTextarea = {
  readonly id?: string | undefined
  readonly name: string
  readonly spellcheck?: boolean | undefined
  readonly rows?: string | number | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly label: GovukLabel
  readonly hint?: GovukHint | undefined
  readonly errorMessage?: GovukErrorMessage | undefined
  readonly formGroup?:
    | {
        readonly classes?: string | undefined
        readonly attributes?: Attributes | undefined
        readonly beforeInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
        readonly afterInput?:
          | { readonly text?: string | undefined; readonly html?: ComponentChildren | undefined }
          | undefined
      }
    | undefined
  readonly classes?: string | undefined
  readonly autocomplete?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK Frontend: warning-text. */
export type GovukWarningText = {
  readonly text?: string | undefined
  readonly html?: ComponentChildren | undefined
  readonly iconFallbackText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}
