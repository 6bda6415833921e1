/** What routes may ask of signing in and of one's own account. */
export { changeAccount, ownAccount } from './account.ts';
export { changePassword } from './change-password.ts';
export { closeAccount } from './close-account.ts';
export { askForNewPassword, chooseNewPassword, isResetLink } from './forgotten-password.ts';
export { signOut, signOutEverywhere, endOtherLogins, endOwnLogin, ownLogins } from './logins.ts';
export { beginSecondFactor, confirmSecondFactor, keepSecondFactor, newRecoveryCodes, proveSecondFactor, removeSecondFactor, secondFactorView } from './second-factor.ts';
export { finishSecondStep, isInSecondStep } from './second-step.ts';
export { signIn } from './sign-in.ts';
