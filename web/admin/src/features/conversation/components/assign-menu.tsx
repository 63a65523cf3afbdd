import Check from '@mui/icons-material/Check';
import PersonAdd from '@mui/icons-material/PersonAddAltOutlined';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { systemQuery } from '../../../lib/api/get-system.ts';
import type { Conversation } from '../conversation-types.ts';

type Props = {
  assignee: Conversation['assignee'];
  anchor: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onAssign: (to: { id: string; name: string } | null) => void;
};

export function AssignMenu({ assignee, anchor, isOpen, onOpen, onAssign }: Props) {
  const { t } = useTranslation('conversation');
  const { data: system } = useQuery(systemQuery);
  const menuId = useId();
  const people = system?.staff.filter(({ role }) => role !== 'viewer') ?? [];
  const choose = (to: { id: string; name: string } | null) => {
    onOpen(false);
    if (to?.id !== assignee?.id) onAssign(to);
  };
  return (
    <>
      <Tooltip describeChild title={`${t('actions.assign')} (A)`}>
        <Button
          ref={anchor}
          variant="outlined"
          startIcon={<PersonAdd aria-hidden />}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          aria-controls={isOpen ? menuId : undefined}
          onClick={() => onOpen(true)}
        >
          {t('actions.assign')}
        </Button>
      </Tooltip>
      <Menu
        id={menuId}
        open={isOpen}
        anchorEl={() => anchor.current as HTMLButtonElement} // cast: opened by it only
        onClose={() => onOpen(false)}
        slotProps={{ list: { 'aria-label': t('actions.assignTo') } }}
      >
        {[...people, null].map((person) => {
          const isChosen = (person?.id ?? null) === (assignee?.id ?? null);
          return (
            <MenuItem key={person?.id ?? 'nobody'} selected={isChosen} onClick={() => choose(person)}>
              <ListItemIcon>{isChosen && <Check fontSize="small" />}</ListItemIcon>
              {person?.name ?? t('actions.nobody')}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
