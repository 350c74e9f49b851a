(module
  (memory (export "memory") 1)

  ;; out[i] = rows[i] . theta, for i < count, a multiple of 4; width a multiple of 4.
  ;; Each row has four sums, of the entries j = 0, 1, 2, 3 mod 4, added up as s0 + s1 + (s2 + s3).
  (func (export "margins")
    (param $rows i32) (param $stride i32) (param $theta i32) (param $width i32) (param $out i32) (param $count i32)
    (local $i i32) (local $j i32) (local $at i32) (local $b i32) (local $c i32) (local $d i32)
    (local $t i32) (local $end i32) (local $x v128) (local $t01 v128) (local $t23 v128)
    (local $a01 v128) (local $a23 v128) (local $b01 v128) (local $b23 v128)
    (local $c01 v128) (local $c23 v128) (local $d01 v128) (local $d23 v128)
    (loop $blocks
      (local.set $at (i32.add (local.get $rows) (i32.mul (local.get $i) (local.get $stride))))
      (local.set $b (i32.add (local.get $at) (local.get $stride)))
      (local.set $c (i32.add (local.get $b) (local.get $stride)))
      (local.set $d (i32.add (local.get $c) (local.get $stride)))
      (local.set $t (local.get $theta))
      (local.set $end (i32.add (local.get $theta) (i32.shl (local.get $width) (i32.const 3))))
      (local.set $a01 (v128.const i64x2 0 0)) (local.set $a23 (v128.const i64x2 0 0))
      (local.set $b01 (v128.const i64x2 0 0)) (local.set $b23 (v128.const i64x2 0 0))
      (local.set $c01 (v128.const i64x2 0 0)) (local.set $c23 (v128.const i64x2 0 0))
      (local.set $d01 (v128.const i64x2 0 0)) (local.set $d23 (v128.const i64x2 0 0))
      (loop $columns
        (local.set $t01 (v128.load (local.get $t)))
        (local.set $t23 (v128.load offset=16 (local.get $t)))
        (local.set $x (v128.load (local.get $at)))
        (local.set $a01 (f64x2.add (local.get $a01) (f64x2.mul (local.get $t01) (f64x2.promote_low_f32x4 (local.get $x)))))
        (local.set $a23 (f64x2.add (local.get $a23) (f64x2.mul (local.get $t23)
          (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $x) (local.get $x))))))
        (local.set $x (v128.load (local.get $b)))
        (local.set $b01 (f64x2.add (local.get $b01) (f64x2.mul (local.get $t01) (f64x2.promote_low_f32x4 (local.get $x)))))
        (local.set $b23 (f64x2.add (local.get $b23) (f64x2.mul (local.get $t23)
          (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $x) (local.get $x))))))
        (local.set $x (v128.load (local.get $c)))
        (local.set $c01 (f64x2.add (local.get $c01) (f64x2.mul (local.get $t01) (f64x2.promote_low_f32x4 (local.get $x)))))
        (local.set $c23 (f64x2.add (local.get $c23) (f64x2.mul (local.get $t23)
          (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $x) (local.get $x))))))
        (local.set $x (v128.load (local.get $d)))
        (local.set $d01 (f64x2.add (local.get $d01) (f64x2.mul (local.get $t01) (f64x2.promote_low_f32x4 (local.get $x)))))
        (local.set $d23 (f64x2.add (local.get $d23) (f64x2.mul (local.get $t23)
          (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $x) (local.get $x))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (local.set $c (i32.add (local.get $c) (i32.const 16)))
        (local.set $d (i32.add (local.get $d) (i32.const 16)))
        (local.set $t (i32.add (local.get $t) (i32.const 32)))
        (br_if $columns (i32.lt_u (local.get $t) (local.get $end))))
      (f64.store (i32.add (local.get $out) (i32.shl (local.get $i) (i32.const 3))) (call $sum (local.get $a01) (local.get $a23)))
      (f64.store offset=8 (i32.add (local.get $out) (i32.shl (local.get $i) (i32.const 3))) (call $sum (local.get $b01) (local.get $b23)))
      (f64.store offset=16 (i32.add (local.get $out) (i32.shl (local.get $i) (i32.const 3))) (call $sum (local.get $c01) (local.get $c23)))
      (f64.store offset=24 (i32.add (local.get $out) (i32.shl (local.get $i) (i32.const 3))) (call $sum (local.get $d01) (local.get $d23)))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $blocks (i32.lt_u (local.get $i) (local.get $count)))))

  (func $sum (param $s01 v128) (param $s23 v128) (result f64)
    (f64.add
      (f64.add (f64x2.extract_lane 0 (local.get $s01)) (f64x2.extract_lane 1 (local.get $s01)))
      (f64.add (f64x2.extract_lane 0 (local.get $s23)) (f64x2.extract_lane 1 (local.get $s23)))))

  ;; gradient += slope[i] rows[i] + slope[i+1] rows[i+1] + (slope[i+2] rows[i+2] + slope[i+3] rows[i+3]), four rows at a time.
  (func (export "addRows")
    (param $rows i32) (param $stride i32) (param $slope i32) (param $width i32) (param $gradient i32) (param $count i32)
    (local $i i32) (local $at i32) (local $b i32) (local $c i32) (local $d i32) (local $g i32) (local $end i32) (local $s i32)
    (local $sa v128) (local $sb v128) (local $sc v128) (local $sd v128)
    (local $xa v128) (local $xb v128) (local $xc v128) (local $xd v128)
    (local.set $end (i32.add (local.get $gradient) (i32.shl (local.get $width) (i32.const 3))))
    (loop $blocks
      (local.set $at (i32.add (local.get $rows) (i32.mul (local.get $i) (local.get $stride))))
      (local.set $b (i32.add (local.get $at) (local.get $stride)))
      (local.set $c (i32.add (local.get $b) (local.get $stride)))
      (local.set $d (i32.add (local.get $c) (local.get $stride)))
      (local.set $s (i32.add (local.get $slope) (i32.shl (local.get $i) (i32.const 3))))
      (local.set $sa (v128.load64_splat (local.get $s)))
      (local.set $sb (v128.load64_splat offset=8 (local.get $s)))
      (local.set $sc (v128.load64_splat offset=16 (local.get $s)))
      (local.set $sd (v128.load64_splat offset=24 (local.get $s)))
      (local.set $g (local.get $gradient))
      (loop $columns
        (local.set $xa (v128.load (local.get $at)))
        (local.set $xb (v128.load (local.get $b)))
        (local.set $xc (v128.load (local.get $c)))
        (local.set $xd (v128.load (local.get $d)))
        (v128.store (local.get $g) (f64x2.add (v128.load (local.get $g))
          (f64x2.add
            (f64x2.add (f64x2.mul (local.get $sa) (f64x2.promote_low_f32x4 (local.get $xa))) (f64x2.mul (local.get $sb) (f64x2.promote_low_f32x4 (local.get $xb))))
            (f64x2.add (f64x2.mul (local.get $sc) (f64x2.promote_low_f32x4 (local.get $xc))) (f64x2.mul (local.get $sd) (f64x2.promote_low_f32x4 (local.get $xd)))))))
        (local.set $xa (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $xa) (local.get $xa)))
        (local.set $xb (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $xb) (local.get $xb)))
        (local.set $xc (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $xc) (local.get $xc)))
        (local.set $xd (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $xd) (local.get $xd)))
        (v128.store offset=16 (local.get $g) (f64x2.add (v128.load offset=16 (local.get $g))
          (f64x2.add
            (f64x2.add (f64x2.mul (local.get $sa) (f64x2.promote_low_f32x4 (local.get $xa))) (f64x2.mul (local.get $sb) (f64x2.promote_low_f32x4 (local.get $xb))))
            (f64x2.add (f64x2.mul (local.get $sc) (f64x2.promote_low_f32x4 (local.get $xc))) (f64x2.mul (local.get $sd) (f64x2.promote_low_f32x4 (local.get $xd)))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (local.set $c (i32.add (local.get $c) (i32.const 16)))
        (local.set $d (i32.add (local.get $d) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 32)))
        (br_if $columns (i32.lt_u (local.get $g) (local.get $end))))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $blocks (i32.lt_u (local.get $i) (local.get $count)))))

  ;; d' C d for a symmetric C, its lower triangle packed by rows: each row has the four sums of "margins", its last
  ;; entries before the diagonal added to the first three of them.
  (func (export "quadratic") (param $at i32) (param $d i32) (param $n i32) (result f64)
    (local $r i32) (local $x i32) (local $blocks i32) (local $rest i32) (local $c v128)
    (local $s01 v128) (local $s23 v128) (local $s0 f64) (local $s1 f64) (local $s2 f64) (local $total f64) (local $own f64)
    (block $done
      (loop $rows
        (br_if $done (i32.ge_u (local.get $r) (local.get $n)))
        (local.set $x (local.get $d))
        (local.set $s01 (v128.const i64x2 0 0)) (local.set $s23 (v128.const i64x2 0 0))
        (local.set $blocks (i32.shr_u (local.get $r) (i32.const 2)))
        (block $counted
          (loop $columns
            (br_if $counted (i32.eqz (local.get $blocks)))
            (local.set $c (v128.load (local.get $at)))
            (local.set $s01 (f64x2.add (local.get $s01) (f64x2.mul
              (f64x2.promote_low_f32x4 (local.get $c)) (v128.load (local.get $x)))))
            (local.set $s23 (f64x2.add (local.get $s23) (f64x2.mul
              (f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $c) (local.get $c)))
              (v128.load offset=16 (local.get $x)))))
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (local.set $x (i32.add (local.get $x) (i32.const 32)))
            (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
            (br $columns)))
        (local.set $s0 (f64x2.extract_lane 0 (local.get $s01)))
        (local.set $s1 (f64x2.extract_lane 1 (local.get $s01)))
        (local.set $s2 (f64x2.extract_lane 0 (local.get $s23)))
        (local.set $rest (i32.and (local.get $r) (i32.const 3)))
        (if (i32.gt_u (local.get $rest) (i32.const 0)) (then
          (local.set $s0 (f64.add (local.get $s0) (f64.mul
            (f64.promote_f32 (f32.load (local.get $at))) (f64.load (local.get $x)))))))
        (if (i32.gt_u (local.get $rest) (i32.const 1)) (then
          (local.set $s1 (f64.add (local.get $s1) (f64.mul
            (f64.promote_f32 (f32.load offset=4 (local.get $at))) (f64.load offset=8 (local.get $x)))))))
        (if (i32.gt_u (local.get $rest) (i32.const 2)) (then
          (local.set $s2 (f64.add (local.get $s2) (f64.mul
            (f64.promote_f32 (f32.load offset=8 (local.get $at))) (f64.load offset=16 (local.get $x)))))))
        (local.set $at (i32.add (local.get $at) (i32.shl (local.get $rest) (i32.const 2))))
        (local.set $own (f64.load (i32.add (local.get $d) (i32.shl (local.get $r) (i32.const 3)))))
        (local.set $total (f64.add (local.get $total) (f64.mul (local.get $own) (f64.add
          (f64.mul (f64.const 2) (f64.add (f64.add (local.get $s0) (local.get $s1))
            (f64.add (local.get $s2) (f64x2.extract_lane 1 (local.get $s23)))))
          (f64.mul (f64.promote_f32 (f32.load (local.get $at))) (local.get $own))))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (local.set $r (i32.add (local.get $r) (i32.const 1)))
        (br $rows)))
    (local.get $total))
)
