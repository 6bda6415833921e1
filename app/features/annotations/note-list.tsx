import type { AnnotationView } from '../../../shared/annotations.ts';
import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import { areaOf } from '../../../shared/areas/register.ts';
import { BesideItem } from '../../ui/beside-item.tsx';
import { Byline } from '../../ui/byline.tsx';

interface NoteListProps {
  readonly notes: readonly AnnotationView[];
  isNew(id: string): boolean;
}

/** Context notes, oldest first. */
export function NoteList({ notes, isNew }: NoteListProps) {
  return (
    <ul className="beside-list" id="notes">
      {notes.map((note, index) => (
        <BesideItem
          key={note.id}
          id={`note-${note.id}`}
          tone="note"
          tag={ANNOTATION_KINDS[note.kind]}
          about={`${areaOf(note.area).name} ${note.period}`}
          meta={note.figureSeen && note.withheldSince === undefined ? `${note.figureSeen} when written` : note.figureSeen}
          isNew={isNew(note.id)} landing={index === notes.length - 1 && 'newest-note'}
        >
          <p className="beside-item__words">{note.body}</p>
          <Byline author={note.author} at={note.at} />
        </BesideItem>
      ))}
    </ul>
  );
}
