import type { z } from 'zod';

import { discoveries } from '../../../lib/prometheus/discovery';
import type { Discovery } from '../../../lib/prometheus/discovery/define';
import { asks } from '../../../lib/prometheus/reach';

/** What an entry of a kind reaches. */
function reached(key: string, entry: object): readonly unknown[] {
  const kind = discoveries.find((found) => found.key === key) as unknown as Discovery<string, z.ZodType>;
  return kind.reaches(kind.schema.parse(entry));
}

const oauth2 = { clientId: 'prometheus', tokenUrl: 'https://login.example/token' };

describe('asking a URL', () => {
  test('reaches the URL', () => {
    expect(asks('https://inventory.example')).toEqual([{ url: 'https://inventory.example' }]);
  });

  test('reaches the proxy instead of it, and both where there may be exceptions', () => {
    expect(asks('https://inventory.example', { proxyUrl: 'http://proxy.example:3128' })).toEqual([{ url: 'http://proxy.example:3128' }]);
    expect(asks('https://inventory.example', { proxyUrl: 'http://proxy.example:3128', noProxy: 'inventory.example' })).toEqual([{ url: 'http://proxy.example:3128' }, { url: 'https://inventory.example' }]);
  });

  test('may reach anything when only the environment knows the proxy', () => {
    expect(asks('https://inventory.example', { proxyFromEnvironment: true })).toEqual(['anywhere']);
  });

  test('reaches the server of the token too, by its own way', () => {
    expect(asks('https://inventory.example', { oauth2 })).toEqual([{ url: 'https://inventory.example' }, { url: 'https://login.example/token' }]);
    expect(asks('https://inventory.example', { oauth2: { ...oauth2, proxyUrl: 'http://proxy.example' } })).toEqual([{ url: 'https://inventory.example' }, { url: 'http://proxy.example' }]);
  });

  test('reaches nothing over the network on the machine itself', () => {
    expect(['http://localhost:4646', 'http://127.0.0.1:80', 'http://[::1]:80', 'unix:///var/run/docker.sock'].flatMap((url) => asks(url))).toEqual([]);
    expect(asks('http://localhost.example')).toEqual([{ url: 'http://localhost.example' }]);
  });
});

describe('what a kind of discovery reaches', () => {
  test.each<[string, object, readonly unknown[]]>([
    ['staticConfigs', { targets: ['app:8000', 'localhost:9090', '10.0.0.1', '[2001:db8::1]:80'] }, [{ host: 'app', port: 8000 }, { host: '10.0.0.1' }, { host: '[2001:db8::1]', port: 80 }]],
    ['dnsSdConfigs', { names: ['_metrics._tcp.shop.example'] }, ['anywhere']],
    ['dnsSdConfigs', { names: ['shop.example'], type: 'A', port: 9100 }, [{ host: '*', port: 9100 }]],
    ['fileSdConfigs', { files: ['targets/*.yml'] }, ['anywhere']],
    ['httpSdConfigs', { url: 'http://inventory.shop.svc:8080/targets' }, [{ url: 'http://inventory.shop.svc:8080/targets' }, 'anywhere']],
    ['kubernetesSdConfigs', { role: 'pod', namespaces: { names: ['shop'] } }, ['api-server', { podsOf: ['shop'] }]],
    ['kubernetesSdConfigs', { role: 'endpoints' }, ['api-server', { podsOf: [] }]],
    ['kubernetesSdConfigs', { role: 'pod', namespaces: { ownNamespace: true, names: ['shop'] } }, ['api-server', { podsOf: [] }]],
    ['kubernetesSdConfigs', { role: 'node' }, ['api-server', 'anywhere']],
    ['kubernetesSdConfigs', { role: 'ingress', apiServer: 'https://other.example:6443' }, [{ url: 'https://other.example:6443' }, 'anywhere']],
    ['dockerswarmSdConfigs', { host: 'unix:///var/run/docker.sock', role: 'tasks' }, ['anywhere']],
    ['dockerSdConfigs', { host: 'tcp://docker.example:2375' }, [{ url: 'http://docker.example:2375' }, 'anywhere']],
    ['ec2SdConfigs', { region: 'eu-central-1' }, [{ url: 'https://ec2.eu-central-1.amazonaws.com' }, 'anywhere']],
    ['ec2SdConfigs', {}, ['anywhere']],
    ['mskSdConfigs', { endpoint: 'https://kafka.internal' }, [{ url: 'https://kafka.internal' }, 'anywhere']],
    ['awsSdConfigs', { role: 'msk', region: 'eu-central-1' }, [{ url: 'https://kafka.eu-central-1.amazonaws.com' }, 'anywhere']],
    ['azureSdConfigs', { subscriptionId: 'a', authenticationMethod: 'SDK', environment: 'AzureChinaCloud' }, [{ url: 'https://management.chinacloudapi.cn' }, 'anywhere']],
    ['azureSdConfigs', { subscriptionId: 'a', authenticationMethod: 'SDK' }, [{ url: 'https://management.azure.com' }, 'anywhere']],
    ['consulSdConfigs', { server: 'consul.shop.svc:8501', scheme: 'https' }, [{ url: 'https://consul.shop.svc:8501' }, 'anywhere']],
    ['consulSdConfigs', {}, ['anywhere']],
    ['hetznerSdConfigs', { role: 'robot' }, [{ url: 'https://robot-ws.your-server.de' }, 'anywhere']],
    ['marathonSdConfigs', { servers: ['http://a.example', 'http://b.example'] }, [{ url: 'http://a.example' }, { url: 'http://b.example' }, 'anywhere']],
    ['nerveSdConfigs', { servers: ['a.example', 'b.example:2281'], paths: ['/'] }, [{ host: 'a.example', port: 2181 }, { host: 'b.example', port: 2281 }, 'anywhere']],
    ['openstackSdConfigs', { role: 'instance', region: 'RegionOne' }, ['anywhere']],
    ['stackitSdConfigs', { project: 'shop' }, [{ url: 'https://iaas.api.eu01.stackit.cloud' }, 'anywhere']],
    ['tritonSdConfigs', { account: 'a', dnsSuffix: 'b.example', endpoint: 'c.example' }, [{ host: 'c.example', port: 9163 }, 'anywhere']],
  ])('%s %j', (key, entry, expected) => {
    expect(reached(key, entry)).toEqual(expected);
  });
});
