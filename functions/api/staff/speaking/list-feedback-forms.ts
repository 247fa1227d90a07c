import { feedbackFormList } from '../../../contract/speaking-shapes.ts';
import { feedbackForms, formWording, partsOf } from '../../../domain/speaking/feedback/forms.ts';
import { type Endpoint, endpoint } from '../../endpoint.ts';

/** The forms of feedback among staff, and what each of their letters asks. */
export const listFeedbackForms = (): Endpoint =>
  endpoint({
    answer: feedbackFormList,
    handle: async ({ language }) => ({
      body: {
        forms: feedbackForms.map((form) => ({
          form,
          title: formWording[form].title[language],
          parts: partsOf[form].map((part, at) => {
            const letter = formWording[form].letters[at];
            return { part, label: letter?.label[language] ?? part, asks: letter?.asks[language] ?? '' };
          }),
        })),
      },
    }),
  });
