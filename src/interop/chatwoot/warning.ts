import type { Finding } from '../../core/finding.js';

/**
 * A code of what of policies and inboxes is not carried over, or rests on an assumption: `no-inboxes`
 * (business hours without the inboxes that have them), `unknown-time-zone` (the working hours of that
 * inbox are left out; both count round the clock), `unread-field`.
 */
export type ChatwootWarning = 'no-inboxes' | 'unknown-time-zone' | 'unread-field';

/** Tells what is lost. */
export type TellChatwoot = (finding: Finding<ChatwootWarning>) => void;
