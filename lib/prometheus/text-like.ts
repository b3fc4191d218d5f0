import { z } from 'zod';

import { show } from '../base/section';

/** A text of a form: what it is, with its article, and what to write stand in the message. */
export const textLike = (form: RegExp, what: string, fix: string) =>
  z.string().refine((text) => form.test(text), { error: ({ input }) => `not ${what}, got ${show(input)}`, params: { fix } });

const uuidForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID in this form. */
export const isUuid = (text: string): boolean => uuidForm.test(text);

/** A UUID as it is usually written: 32 hexadecimal digits in five groups. */
export const uuid = textLike(uuidForm, 'a UUID', 'write its 32 digits in five groups, such as "11111111-2222-3333-4444-555555555555"');
