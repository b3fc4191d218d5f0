/** Where apps of Slack send messages: the one address that is no secret, since a token goes with it. */
export const postMessage = 'https://slack.com/api/chat.postMessage';
