import { describe, expect, test } from '@jest/globals';
import { foldPhone, isSameCustomer } from '../../../../functions/domain/casework/links/customers.ts';
import type { Customer } from '../../../../functions/domain/complaint/complaint.ts';

const person = (changed: Partial<Customer>): Customer => ({ name: '李雷', language: 'zh-CN', ...changed });

describe('One customer is known', () => {
  test.each([
    ['+86 138 0013 8000', '13800138000'],
    ['0086-13800138000', '13800138000'],
    ['（０１０）６２３４ ５６７８', '01062345678'],
    ['010-62345678 转 801', '01062345678x801'],
    ['010-62345678 ext. 801', '01062345678x801'],
    ['+44 20 7946 0000', '442079460000'],
  ])('by a phone number however it is written: %s', (written, folded) => {
    expect(foldPhone(written)).toBe(folded);
  });

  test('by an address, whatever the name and the case of its letters', () => {
    expect(
      isSameCustomer(person({ email: 'LiLei@Example.com' }), person({ name: 'Li Lei', email: 'lilei@example.com' })),
    ).toBe(true);
  });

  test('by a number only together with the name: families and offices share numbers', () => {
    const mine = person({ phone: '13800138000' });
    expect(isSameCustomer(mine, person({ phone: '+86 138-0013-8000', name: '李 雷' }))).toBe(true);
    expect(isSameCustomer(mine, person({ phone: '13800138000', name: '韩梅梅' }))).toBe(false);
  });

  test('and never when the two left different addresses or numbers', () => {
    const both = person({ phone: '13800138000', email: 'a@example.com' });
    expect(isSameCustomer(both, person({ phone: '13800138000', email: 'b@example.com' }))).toBe(false);
    expect(isSameCustomer(both, person({ phone: '13900139000', email: 'a@example.com' }))).toBe(false);
    expect(isSameCustomer(person({ phone: '13800138000' }), person({ email: 'a@example.com' }))).toBe(false);
  });
});
