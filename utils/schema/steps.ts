import type { Failure, FailureCode, Step } from './failure';

/** What helps against each failure, the likeliest first. */
const steps: Record<FailureCode, readonly Step[]> = {
  'no-model': ['add-model'],
  'no-key': ['change-key'],
  'key-elsewhere': ['change-key'],
  permission: ['allow-server', 'open-settings'],
  'page-closed': ['pick-file'],
  'page-locked': ['pick-file'],
  'no-access': ['allow-site'],
  'nothing-to-read': ['again'],
  'nothing-marked': ['again'],
  'text-gone': [],
  'pdf-panel': ['again'],
  'pdf-no-access': ['allow-site', 'pick-file'],
  'pdf-local': ['pick-file'],
  'file-access': ['allow-files', 'pick-file'],
  'pdf-not-reached': ['again', 'pick-file', 'details'],
  'pdf-password': ['again'],
  'pdf-broken': ['again', 'pick-file'],
  'pdf-pictures': ['pick-file'],
  'pdf-undecoded': ['pick-file'],
  'too-long': ['again'],
  'insecure-address': ['open-settings'],
  'bad-address': ['open-settings'],
  budget: ['raise-budget', 'once-anyway', 'use-on-device'],
  'key-refused': ['change-key', 'details'],
  'key-not-allowed': ['change-key', 'details'],
  region: ['open-settings', 'details'],
  'origin-refused': ['fix-origin', 'open-settings', 'details'],
  'model-unknown': ['open-settings', 'details'],
  'not-an-api': ['open-settings', 'details'],
  'rate-limited': ['again', 'details'],
  'request-too-large': ['use-on-device', 'open-settings', 'details'],
  'no-credit': ['add-credit', 'open-settings', 'details'],
  'context-exceeded': ['use-on-device', 'open-settings', 'details'],
  'argument-refused': ['again', 'details'],
  'schema-refused': ['again', 'details'],
  'content-policy': ['use-on-device', 'open-settings', 'details'],
  'server-trouble': ['again', 'details'],
  'bad-request': ['open-settings', 'details'],
  offline: ['again'],
  unreachable: ['again', 'open-settings', 'details'],
  'no-answer': ['again', 'open-settings'],
  stalled: ['continue', 'again'],
  cut: ['continue', 'again'],
  garbled: ['continue', 'again', 'details'],
  interrupted: ['continue', 'again'],
  unexpected: ['again', 'details'],
};

/** The next steps to offer. Going on needs text to go on from; details need some. */
export function stepsFor(failure: Failure, hasText: boolean): Step[] {
  const fit = steps[failure.code].filter((step) => (step === 'continue' ? hasText : step === 'details' ? Boolean(failure.detail) : true));
  const goesOn = hasText && !fit.includes('continue') && fit.includes('again');
  return goesOn ? ['continue', ...fit] : fit;
}
