import Box from '@mui/material/Box';

const SHOWN: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** `Ctrl+k` as keys. */
export function Keys({ keys }: { keys: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, flexShrink: 0 }}>
      {keys.split('+').map((key) => (
        <Box
          key={key}
          component="kbd"
          sx={{
            typography: 'caption',
            px: 1.5,
            border: 1,
            borderColor: 'divider',
            borderRadius: 0.5,
            color: 'text.secondary',
          }}
        >
          {SHOWN[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
        </Box>
      ))}
    </Box>
  );
}
