import type { z } from 'zod';

import { authenticationMethods } from './http-client';

const ofClouds = ['sigv4', 'azuread', 'googleIam'] as const;

/** Refuses a cloud's way to say who asks beside any other; those that every HTTP connection has are held apart by a check of their own. */
export function onlyOneMethod(section: Readonly<Partial<Record<string, unknown>>>, context: z.core.$RefinementCtx): void {
  const [first, ...others] = [...authenticationMethods, ...ofClouds].filter((method) => section[method] !== undefined);
  for (const method of others.filter((other) => ofClouds.some((own) => own === other))) {
    context.addIssue({ code: 'custom', path: [method], message: `cannot be combined with ${String(first)}`, params: { check: 'authentication-methods-combined', fix: 'keep one of them' } });
  }
}
