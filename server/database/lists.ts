/**
 * SQL for a list handed to a statement that is asked again and again. PostgreSQL sees how long a bare parameter is and
 * would plan the statement anew at every asking, since a plan for this one thing always promises more than the one for
 * any list that it keeps; of what a question inside the statement gives it makes no such promise.
 * @param parameter such as `$1`
 */
export const listOf = (parameter: string, type: 'uuid' | 'text') => `(SELECT ${parameter}::${type}[])`;
