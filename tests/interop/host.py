"""An https server of our own under an authority of its own, both thrown away: whoever is not told of them reaches nothing."""

import http.server
import ssl
import subprocess
import threading

NAME = 'status.example.jp'
CURVE = ('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes')


def openssl(folder, *arguments):
    done = subprocess.run(['openssl', *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise SystemExit(f'the tests need the command openssl: {" ".join(arguments)}\n{done.stdout.decode()}')


class Host:
    """Listens from the start, since documents name its port. `pages` (address -> bytes) may change at any time."""

    def __init__(self, folder):
        folder.mkdir()
        openssl(folder, 'req', '-x509', *CURVE, '-days', '2', '-subj', '/CN=Akashi test authority', '-keyout', 'ca.key', '-out', 'ca.pem')
        openssl(folder, 'req', *CURVE, '-subj', '/CN=host', '-keyout', 'host.key', '-out', 'host.csr')
        (folder / 'names').write_text(f'subjectAltName=DNS:{NAME}\nbasicConstraints=CA:FALSE\n')
        openssl(folder, 'x509', '-req', '-days', '2', '-in', 'host.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial',
                '-extfile', 'names', '-out', 'host.pem')
        self.authority = folder / 'ca.pem'
        self.pages, self.asked = {}, []
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                url = host.home + self.path
                host.asked.append(url)
                body = host.pages.get(url)
                self.send_response(404 if body is None else 200)
                self.send_header('Content-Length', str(len(body or b'')))
                self.end_headers()
                self.wfile.write(body or b'')

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / 'host.pem', folder / 'host.key')
        server.socket = context.wrap_socket(server.socket, server_side=True)
        self.port = server.server_address[1]
        self.home = f'https://{NAME}:{self.port}'
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def options(self):
        """What the command must be told to find it."""
        return ['--online', '--resolve', f'{NAME}:{self.port}:127.0.0.1']

    def environment(self, environment):
        kept = {name: value for name, value in environment.items() if not name.lower().endswith('_proxy') and name != 'SSL_CERT_DIR'}
        return dict(kept, SSL_CERT_FILE=str(self.authority))
