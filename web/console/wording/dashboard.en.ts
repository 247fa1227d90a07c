export const wording = {
  title: 'Dashboard',
};
