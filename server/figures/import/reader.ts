/**
 * Which reading of published files this version does. Raise it by one whenever layouts read more from a file than before
 * or read it otherwise: a file that an earlier reading loaded is then read again when somebody imports it, in place of
 * being called unchanged. A release keeps the number of the reading that loaded it (`release.read_by`).
 *
 * 1: eight metrics, figures alone. 2: every metric, with what stands behind its figures. 3: social workers and residents
 * by ethnic group.
 */
export const READER = 3;
