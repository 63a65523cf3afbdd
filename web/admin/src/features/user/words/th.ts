export const userTh = {
  title: 'เข้าสู่ระบบ',
  email: 'อีเมล',
  password: 'รหัสผ่าน',
  signIn: 'เข้าสู่ระบบ',
  emailNeeded: 'กรอกอีเมลของคุณ',
  emailWrong: 'อีเมลไม่ถูกต้อง',
  passwordNeeded: 'กรอกรหัสผ่านของคุณ',
  purpose: 'ดูแลดนตรีของทุกสถานที่ตลอดเวลา',
  otherLanguage: 'English',
};
