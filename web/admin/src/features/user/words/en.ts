/** Words of the sign-in. */
export const userEn = {
  title: 'Sign in',
  email: 'Mail address',
  password: 'Password',
  signIn: 'Sign in',
  emailNeeded: 'Enter your mail address.',
  emailWrong: 'This is not a mail address.',
  passwordNeeded: 'Enter your password.',
  purpose: 'Music of every venue, watched around the clock.',
  otherLanguage: 'ภาษาไทย',
};
