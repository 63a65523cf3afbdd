import Forum from '@mui/icons-material/ForumOutlined';
import GridView from '@mui/icons-material/GridViewOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import Report from '@mui/icons-material/ReportOutlined';
import Store from '@mui/icons-material/StoreOutlined';

/** The rail, from top to bottom. */
export const navigation = [
  { to: '/', word: 'overview', icon: Home },
  { to: '/zones', word: 'zones', icon: GridView },
  { to: '/venues', word: 'venues', icon: Store },
  { to: '/inbox', word: 'inbox', icon: Forum },
  { to: '/incidents', word: 'incidents', icon: Report },
] as const;
