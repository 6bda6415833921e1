import { useCallback } from 'react';
import type { AnnotationView } from '../../../shared/annotations.ts';
import type { NoteDoing } from '../../features/annotations/note-item.tsx';
import { EditNote, ReplyToNote, ReportNote, TakeBackNote } from '../../features/annotations/change-note.tsx';
import { useLive } from '../../live/live-context.ts';
import { SendingForm } from '../../live/sending-form.tsx';
import { VisibilityField } from '../../live/visibility-field.tsx';
import { editingWords, useEditing } from '../../live/use-editing.ts';
import { whoSeesWords } from '../../live/contribution-choices.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface ChangeNoteProps {
  readonly doing: NoteDoing;
  readonly note: AnnotationView;
  readonly formKey: string;
  /** @param said what to say where it was done */
  close(said?: string): void;
}

const SAID: Readonly<Record<NoteDoing, string>> = {
  edit: 'The note is changed.', reply: 'Your organisation’s reply stands first under the note.', share: 'Who can see the note is changed.', 'take-back': 'The note is taken back.', report: 'Thank you. A moderator will look at it.',
};

/** One form about one note, in its place. */
export function ChangeNote({ doing, note, formKey, close }: ChangeNoteProps) {
  const { workspace } = useLive().conversation;
  const editing = useEditing(doing === 'edit' ? note.id : null);
  const onSent = useCallback(() => close(SAID[doing]), [close, doing]);
  const own = note.ownerReplies.find(({ organisation }) => organisation === workspace.organisation?.name) ?? null;
  const form = { formKey, anchor: `note-${note.id}`, refused: null, sentWords: SAID[doing], quiet: true, onSent };
  const seen = <WhoSees>{whoSeesWords(note.visibility, workspace, note)}.</WhoSees>;
  return (
    <>
      {doing === 'edit' ? (
        <SendingForm {...form} intent="annotation.edit" submit="Save the change" beside={seen}>
          {(fields) => <EditNote fields={fields} note={note} others={editing && editingWords(editing)} />}
        </SendingForm>
      ) : doing === 'reply' ? (
        <SendingForm {...form} intent="annotation.reply" submit={own ? 'Change the reply' : 'Send the reply'} beside={seen}>
          {(fields) => <ReplyToNote fields={fields} note={note} own={own} />}
        </SendingForm>
      ) : doing === 'share' ? (
        <SendingForm {...form} intent="contribution.share" hidden={{ subjectKind: 'annotation', subjectId: note.id }} submit="Change who can see it" keepsDraft={false} beside={null}>
          {(fields) => <VisibilityField fields={fields} workspace={workspace} current={note.visibility} publication={note.publication} />}
        </SendingForm>
      ) : doing === 'take-back' ? (
        <SendingForm {...form} intent="contribution.take-back" submit="Take it back" beside={null}>
          {() => <TakeBackNote note={note} />}
        </SendingForm>
      ) : (
        <SendingForm {...form} intent="contribution.report" submit="Report it" beside={<WhoSees>the moderators of {workspace.name}. They are not told who you are.</WhoSees>}>
          {(fields) => <ReportNote fields={fields} note={note} />}
        </SendingForm>
      )}
      <button type="button" className="link-button note-form__close" onClick={() => close()}>Leave it as it is</button>
    </>
  );
}
