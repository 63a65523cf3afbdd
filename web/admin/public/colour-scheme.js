// Before the first paint, or a dark page would flash white. A file of its own: inline scripts are refused.
{
  let mode = 'system';
  let language = null;
  try {
    mode = localStorage.getItem('mui-mode') || 'system';
    language = localStorage.getItem('bma-language');
  } catch {
    // storage is closed: the system decides
  }
  const isDark = mode === 'dark' || (mode === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  if (language) document.documentElement.lang = language;
}
