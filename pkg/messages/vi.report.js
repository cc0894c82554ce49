// Tiếng Việt: what en.report.js says.
export default {
  sign: 'Nhiều khả năng bị nhiễm',
  'sign/lead': 'Máy tính này không mở được những trang mà Conficker hoặc mã độc tương tự chặn. Máy mở được những trang tương đương khác.',
  'sign/variants': 'Kiểu chặn này khớp với Conficker {variants}.',
  'sign/caveats': 'Xin lưu ý',

  'no-sign': 'Không thấy dấu hiệu của Conficker',
  'no-sign/lead': 'Trình duyệt này mở được những trang mà sâu chặn.',
  'no-sign/caveats': 'Điều này không chứng minh rằng máy tính sạch',

  'cannot-tell': 'Không thể kết luận',
  'cannot-tell/cancelled': 'Phép kiểm tra đã bị dừng sớm.\nHãy kiểm tra lại khi bạn muốn.',
  'cannot-tell/captive-portal': 'Có thứ gì đó ngăn không cho mở trang nào: một trang đăng nhập Wi-Fi, hoặc một tiện ích mở rộng chặn các yêu cầu.\nHãy đăng nhập vào mạng, hoặc tắt tiện ích mở rộng đó ở đây, rồi kiểm tra lại.',
  'cannot-tell/contradictory': 'Các câu trả lời mâu thuẫn với nhau.\nHãy kiểm tra lại. Nếu vẫn vậy, hãy thử một mạng khác.',
  'cannot-tell/filtered': 'Không truy cập được các trang bảo mật, nhưng kiểu chặn không phải của sâu. Có vẻ đây là một bộ lọc: tường lửa, kiểm soát của phụ huynh hoặc chính sách của công ty.\nHãy hỏi người quản lý mạng này, hoặc kiểm tra trên một mạng khác. Nếu ở đó vẫn không có gì thay đổi, hãy cho quét máy tính này: mã độc khác cũng có thể gây ra điều này.',
  'cannot-tell/interrupted': 'Máy tính đã ngủ hoặc bạn đã rời khỏi trang.\nHãy kiểm tra lại và giữ trang này mở.',
  'cannot-tell/offline': 'Có vẻ thiết bị này đang ngoại tuyến.\nHãy kết nối lại rồi kiểm tra lại.',
  'cannot-tell/page-policy': 'Thiết lập bảo mật của trang web này đã làm phép kiểm tra dừng lại. Điều đó không nói lên điều gì về máy tính của bạn.\nHãy dùng phép kiểm tra trên một trang khác và báo cho người biên tập trang này: chính sách cần có `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Quá ít trang trả lời nên không so sánh được.\nHãy chờ một phút rồi kiểm tra lại, trên một mạng khác nếu có thể.',
  'cannot-tell/caveats': 'Xin lưu ý',

  'caveat/dns-over-https': '“DNS bảo mật” (DNS over HTTPS) trong trình duyệt che giấu việc chặn.',
  'caveat/no-second-opinion': 'Phép kiểm tra không thể thử một số trang lần thứ hai, nên không rõ chúng có trả lời hay không. Nguyên nhân có thể là trang này hoặc chính sách của trang này.',
  'caveat/not-restarted': 'Máy tính mới bị nhiễm có thể chưa chặn gì cho đến lần khởi động lại tiếp theo.',
  'caveat/not-windows': 'Đây có vẻ không phải là máy tính Windows. Điện thoại, máy tính bảng, máy Mac và máy tính Linux không thể bị nhiễm Conficker.',
  'caveat/own-resolver': 'Trình duyệt này có thể tự tra cứu tên, không đi qua chỗ chặn của sâu.',
  'caveat/proxy': 'Proxy hoặc VPN che giấu việc chặn.',
  'caveat/similar-malware': 'Mã độc khác cũng có thể chặn những trang này. Các bước dưới đây đều có ích trong cả hai trường hợp.',
  'caveat/variant-a': 'Phiên bản đầu tiên của sâu, A (tháng 11 năm 2008), không chặn trang nào. Phép kiểm tra này không thể thấy nó.',

  or: ' hoặc ',

  help: 'Trợ giúp của Microsoft mà máy tính bị nhiễm không mở được:',
  'new-tab': '(thẻ mới)',
  'help/missing': 'Không tải được các bước. Hãy mở địa chỉ này trên một thiết bị khác:',

  'not-configured': 'Phép kiểm tra chưa được cấu hình',
  'error/canary-invalid': '{field} “{found}” không phải là tên miền dùng được.',
  'error/canary-listed': '{field} “{found}” không dùng được: sâu chặn các tên có “{string}”.',
  'error/unknown-scenario': 'Không có mô phỏng nào tên là “{found}”. Hiện có: {known}.',
};
