/** What other nouns and the program may use of signing in. What routes may use stands in pages.ts. */
export { continueLogin, type ContinuedLogin, type ProvedPerson } from './continue-login.ts';
export { configureAuth, hashOfSession } from './login-sessions.ts';
export { endAllLogins, signOut, sweepLogins } from './logins.ts';
export { dropTokens, hashOfToken, makeToken, newToken, spendToken, sweepTokens, tokenContent } from './one-time-tokens.ts';
export { openLogin, type Browser } from './open-login.ts';
export { linkIdentity } from './openid/identities.ts';
export { configureOpenId, type AcceptWithIdentity, type Identity, type InvitationByIdentity } from './openid/providers.ts';
export { setOutWithInvitation, type SetOut } from './openid/setting-out.ts';
export { checkNewPassword, newPasswordHash, type PasswordOwner } from './password-policy.ts';
export { generatePassword, hashPassword, isPassword } from './passwords.ts';
export { keyedHash, seal, unseal } from './sealing.ts';
export { secondFactorDuty } from './second-factor-duty.ts';
export { setPassword } from './set-password.ts';
export { emailKey, signIn, type SignInInput } from './sign-in.ts';
