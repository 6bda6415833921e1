import { createContext, type ReactNode } from 'react';

/** What a form says under one of its fields while it is written, by the id of the field's control. */
export const FieldNotices = createContext<Readonly<Record<string, ReactNode>>>({});
