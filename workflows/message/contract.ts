/** Activities that talk to messaging vendors have a queue of their own, so that pace and slots are theirs. */
export const SEND_QUEUE = 'send';
