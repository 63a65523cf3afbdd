export const appTh = {
  nav: {
    label: 'เมนูหลัก',
    skip: 'ข้ามไปยังเนื้อหา',
    overview: 'ภาพรวม',
    zones: 'โซนสด',
    venues: 'สถานที่',
    inbox: 'ข้อความ',
    incidents: 'เหตุขัดข้อง',
  },
  user: {
    menu: 'คุณ',
    language: 'ภาษา',
    languages: { en: 'English', th: 'ไทย' },
    theme: 'ธีม',
    themes: { system: 'ตามระบบ', light: 'สว่าง', dark: 'มืด' },
    role: { admin: 'ผู้ดูแลระบบ', manager: 'ผู้จัดการ', agent: 'เจ้าหน้าที่', viewer: 'ผู้ดู' },
    signOut: 'ออกจากระบบ',
  },
  sandbox: {
    label: 'สิ่งที่ไม่ใช่ของจริง',
    vendors: 'ระบบจำลอง: {{names}}',
    phones: 'เปิดหน้าโทรศัพท์',
    demo: 'ข้อมูลสาธิต',
  },
  connection: {
    lost: 'การเชื่อมต่อขาดหาย ข้อมูลที่เห็นอาจเก่า ระบบจะตามให้ทันเอง',
    since: 'เป็นเวลา {{span}}',
  },
  palette: {
    title: 'ไปที่…',
    hint: 'หน้า สถานที่ หรือบุคคล',
    pages: 'หน้า',
    conversations: 'บทสนทนา',
    nothing: 'ไม่พบ ลองพิมพ์ชื่อสถานที่หรือชื่อคน',
  },
  shortcuts: {
    title: 'ปุ่มลัด',
    everywhere: 'ทุกหน้า',
    single: 'ใช้ปุ่มเดี่ยวเป็นปุ่มลัด',
  },
  missing: { title: 'ไม่มีหน้าที่อยู่นี้', toOverview: 'ไปที่ภาพรวม' },
};
